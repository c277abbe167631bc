import { expect, it } from 'vitest';
import { npmHome, npmStart } from '../../support/npmStart.ts';

const STEPS = ['Node 24', '依赖 dependencies', '媒体核心 mediasoup worker', '网页 client'];

it('comes up by npm start, again and again, and shows the accounts only the first time', async () => {
  const home = await npmHome();
  try {
    const first = await npmStart(home);
    expect(await first.stop()).toBe(0);
    for (const step of STEPS) expect(first.said()).toMatch(new RegExp(`^[✔↷] ${step}  \\d+\\.\\d s`, 'm'));
    expect(first.said()).toContain('npm run password');

    const second = await npmStart(home);
    expect(await second.stop()).toBe(0);
    process.stdout.write(`npm start, the second time: ${Math.round(second.tookMs)} ms\n`);
    for (const step of STEPS) expect(second.said()).toMatch(new RegExp(`^↷ ${step}  \\d+\\.\\d s`, 'm'));
    expect(second.said()).not.toContain('npm run password');
    expect(second.said()).toContain('server.stopped');
  } finally {
    await home.remove();
  }
}, 240_000);
