import { expect, it } from 'vitest';
import { HealthChecks } from '../../../../server/observability/HealthChecks.ts';

it('is well when every part is', async () => {
  const health = new HealthChecks();
  health.add('database', () => undefined);
  expect(await health.run()).toEqual({ ok: true, checks: { database: 'ok' } });
});

it('is not well when one part throws, now or later', async () => {
  const health = new HealthChecks();
  health.add('database', () => undefined);
  health.add('media', async () => Promise.reject(new Error('gone')));
  health.add('disk', () => {
    throw new Error('full');
  });
  expect(await health.run()).toEqual({ ok: false, checks: { database: 'ok', media: 'failing', disk: 'failing' } });
});

it('forgets a part that was taken away', async () => {
  const health = new HealthChecks();
  const remove = health.add('media', () => Promise.reject(new Error('gone')));
  remove();
  expect(await health.run()).toEqual({ ok: true, checks: {} });
});

it('stays well when something fails that lessons go on without, and says so', async () => {
  const health = new HealthChecks();
  health.add('database', () => undefined);
  health.addAside('store', () => Promise.reject(new Error('away')));
  expect(await health.run()).toEqual({ ok: true, checks: { database: 'ok', store: 'failing' } });
});
