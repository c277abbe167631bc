import { lessonNowOf, requestsOf } from '../../support/people.ts';
import { must, socketOf } from '../../support/socketOf.ts';
import type { RunningServer } from '../../support/startServer.ts';
import { quantile } from '../statistics.ts';

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c99';

/** As fast as one connection may ask, with some room below the gate's limit of 20 a second. */
const EVERY_MS = 55;

/** How many facts a second one teacher's line gets through within the gate's limit, and how long each takes to be durable and answered. */
export async function measureFacts(
  server: RunningServer,
  forMs: number,
): Promise<{ perSecond: number; p95AckMs: number; p50AckMs: number }> {
  const requests = await requestsOf(server, 'linxiaoyin');
  const socket = await socketOf(server, requests);
  await new Promise<void>((resolve) => socket.once('hello', () => resolve()));
  const { lessonId } = await lessonNowOf(requests, server);
  await must(socket, 'lesson.join', { lessonId, windowId: WINDOW, takeOver: true });
  const times: number[] = [];
  const beganMs = performance.now();
  const asked: Promise<void>[] = [];
  for (let round = 0; performance.now() - beganMs < forMs; round += 1) {
    const sentMs = performance.now();
    asked.push(
      must(socket, 'layout.hold', { layout: round % 2 === 0 ? 'teacher' : 'stage' }).then(
        () => void times.push(performance.now() - sentMs),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  await Promise.all(asked);
  const seconds = (performance.now() - beganMs) / 1_000;
  await must(socket, 'lesson.leave', {});
  socket.close();
  await requests.dispose();
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    perSecond: tenth(times.length / seconds),
    p50AckMs: tenth(quantile(times, 0.5)),
    p95AckMs: tenth(quantile(times, 0.95)),
  };
}
