import type { Page } from 'playwright-core';
import type { SeatMedia } from '../../../server/lesson/ports.ts';
import { routableRtp } from '../../../server/media/codecs.ts';
import { DtlsHalf, StreamRtp } from '../../../shared/protocol/rtp.ts';
import { buildPage } from '../../bench/buildPage.ts';
import { ids } from '../ids.ts';

type Sitting = { readonly media: SeatMedia; readonly heightPx: number };

/**
 * Puts `senderPage.ts` into a page, and answers it as the server would. Streams are numbered as they come: the camera,
 * the microphone.
 */
export async function sitSender(page: Page, { media, heightPx }: Sitting): Promise<void> {
  let streams = 0;
  await page.exposeFunction('ask', async (what: string, body: Record<string, unknown>): Promise<unknown> => {
    if (what === 'open') return { offer: media.send, canRoute: routableRtp() };
    if (what === 'connect') return media.connect('send', DtlsHalf.parse(body));
    streams += 1;
    const isPicture = body['kind'] === 'video';
    const { producerId } = await media.take({
      streamId: ids.stream(streams),
      medium: isPicture ? 'video' : 'audio',
      muted: false,
      heightPx: isPicture ? heightPx : null,
      rtp: StreamRtp.parse(JSON.parse(JSON.stringify(body['rtpParameters']))),
    });
    return producerId;
  });
  await page.addScriptTag({ type: 'module', content: await buildPage(new URL('./senderPage.ts', import.meta.url)) });
  await page.waitForFunction(() => 'send' in window);
}
