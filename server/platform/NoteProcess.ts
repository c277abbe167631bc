/** Notes a process that this server has started, so that the next server can end it should it be left behind; the returned function says that it has ended. */
export type NoteProcess = (pid: number) => () => void;
