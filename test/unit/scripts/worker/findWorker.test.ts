import { describe, expect, it } from 'vitest';
import { findWorker, type WorkerWays } from '../../../../scripts/worker/findWorker.ts';

/** Ways that all lead nowhere but those given, and a note of which were tried. */
function fakeWays(leading: Partial<WorkerWays>) {
  const tried: string[] = [];
  const ways: WorkerWays = {
    given: async () => undefined,
    cached: async () => undefined,
    official: async () => undefined,
    built: async () => '/built',
    alone: (work) => work(),
    ...leading,
  };
  const noted: WorkerWays = {
    given: () => {
      tried.push('given');
      return ways.given();
    },
    cached: () => {
      tried.push('cached');
      return ways.cached();
    },
    official: () => {
      tried.push('official');
      return ways.official();
    },
    built: () => {
      tried.push('built');
      return ways.built();
    },
    alone: (work) => {
      tried.push('alone');
      return ways.alone(work);
    },
  };
  return { ways: noted, tried };
}

describe('findWorker', () => {
  it('takes the one that the administrator names before all others', async () => {
    const { ways, tried } = fakeWays({ given: async () => '/given', cached: async () => '/cached' });
    expect(await findWorker(ways)).toEqual({ binary: '/given', origin: 'MEDIASOUP_WORKER_BIN' });
    expect(tried).toEqual(['given']);
  });

  it('takes the cached one without waiting for anybody', async () => {
    const { ways, tried } = fakeWays({ cached: async () => '/cached' });
    expect(await findWorker(ways)).toEqual({ binary: '/cached', origin: 'cache' });
    expect(tried).toEqual(['given', 'cached']);
  });

  it('prefers the official one to the compiler', async () => {
    const { ways, tried } = fakeWays({ official: async () => '/official' });
    expect(await findWorker(ways)).toEqual({ binary: '/official', origin: 'official prebuilt' });
    expect(tried).not.toContain('built');
  });

  it('builds one when there is no other way', async () => {
    const { ways, tried } = fakeWays({});
    expect(await findWorker(ways)).toEqual({ binary: '/built', origin: 'built here' });
    expect(tried).toEqual(['given', 'cached', 'alone', 'cached', 'official', 'built']);
  });

  it('uses what another start has left while this one waited its turn', async () => {
    let leftByAnother: string | undefined;
    const { ways, tried } = fakeWays({
      cached: async () => leftByAnother,
      alone: (work) => {
        leftByAnother = '/left-by-another';
        return work();
      },
    });
    expect(await findWorker(ways)).toEqual({ binary: '/left-by-another', origin: 'cache' });
    expect(tried).not.toContain('official');
  });

  it('does not go on when the named one is unusable: silence would hide a mistake', async () => {
    const { ways, tried } = fakeWays({ given: () => Promise.reject(new Error('does not run here')) });
    await expect(findWorker(ways)).rejects.toThrow('does not run here');
    expect(tried).toEqual(['given']);
  });
});
