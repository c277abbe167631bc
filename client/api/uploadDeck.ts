import { transfers, type UploadReply } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import { pathOf } from './pathOf.ts';

type Upload = {
  readonly lessonId: LessonId;
  readonly title: string;
  readonly content: Blob;
  /** Told how much has been sent, 0 to 1; then the server looks at it. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Sends a file as a deck of a lesson. With XMLHttpRequest, because `fetch` does not tell how far it is.
 *
 * @throws AppError what the server said, `connection.lost`; the signal's reason when it was aborted.
 */
export function uploadDeck({ lessonId, title, content, onProgress, signal }: Upload): Promise<UploadReply['deck']> {
  const { path, method, reply } = transfers['decks.upload'];
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, pathOf(path, { lessonId }, { title }));
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.responseType = 'json';
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    sending.onerror = () => reject(new AppError('connection.lost'));
    sending.onload = () => {
      const said = reply.safeParse(sending.response);
      if (sending.status === 200 && said.success) resolve(said.data.deck);
      else reject(AppError.fromWire(sending.response));
    };
    signal.addEventListener('abort', () => {
      sending.abort();
      reject(signal.reason);
    });
    sending.send(content);
  });
}
