/** While the server is being started anew because somebody has asked for it. */
export const restarting = {
  title: '服务器正在重启，马上自动回来…',
} as const;
