import { createHash } from 'node:crypto';
import {
  type EndpointHandlers,
  LEAST_CLIP_MS,
  MAX_SHARE_MS,
  MAX_SHARES,
  type Share,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { idPrefixes, ShareId, type TakeId } from '../../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { Clock } from '../../platform/Clock.ts';
import { newId } from '../../platform/newId.ts';
import type { LibraryStore, StoredTake } from '../ports.ts';
import { mustManage } from '../watchers.ts';
import type { ShareStore, StoredShare } from './ports.ts';
import type { SharedTakes } from './SharedTakes.ts';

type Deps = {
  readonly library: Pick<LibraryStore, 'find'>;
  readonly shares: ShareStore;
  readonly sharedTakes: Pick<SharedTakes, 'beginning'>;
  readonly clock: Clock;
};

type Handlers = Pick<EndpointHandlers<Caller>, 'shares.list' | 'shares.make' | 'shares.revoke'>;

/** How a secret is kept. It is long and random: a plain hash cannot be turned back. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The links to takes, for those who manage the takes. */
export function shareHandlers(deps: Deps): Handlers {
  const { shares, sharedTakes, clock } = deps;
  return {
    'shares.list': async (caller, { params: { takeId } }) => {
      await managed(caller, deps, takeId);
      return { shares: (await shares.ofTake(takeId)).map(shown), serverAtMs: clock.nowMs() };
    },
    'shares.make': async (caller, { params: { takeId }, body: { secret, span, ...wish } }) => {
      const take = await managed(caller, deps, takeId);
      const { personId, name: madeByName } = personOf(caller);
      const secretHash = hashOfSecret(secret);
      const known = await shares.findBySecretHash(secretHash);
      if (known) return { share: again(known, { takeId, personId }) };
      mustFit(span, take);
      mustLast(wish.untilMs, clock.nowMs());
      if ((await shares.ofTake(takeId)).length >= MAX_SHARES) throw new AppError('share.too-many', { takeId });
      const share: StoredShare = {
        ...{ ...wish, takeId, secretHash, madeBy: personId, madeByName, uses: 0, lastUsedAtMs: null },
        shareId: newId(ShareId, idPrefixes.share),
        span: span && { ...span, fromMs: await sharedTakes.beginning(take, span.fromMs) },
        madeAtMs: clock.nowMs(),
      };
      if (!(await shares.add(share))) {
        // Another press with the same secret was a little faster.
        const first = await shares.findBySecretHash(secretHash);
        if (first) return { share: again(first, { takeId, personId }) };
      }
      const { shareId, untilMs, saves } = share;
      caller.log.info({ event: 'share.made', shareId, takeId, personId, span: share.span, untilMs, saves });
      return { share: shown(share) };
    },
    'shares.revoke': async (caller, { params: { takeId, shareId } }) => {
      await managed(caller, deps, takeId);
      const share = await shares.find(shareId);
      if (share?.takeId !== takeId) throw new AppError('share.not-found');
      await shares.remove(shareId);
      caller.log.info({
        event: 'share.revoked',
        shareId,
        takeId,
        personId: personOf(caller).personId,
        uses: share.uses,
      });
      return {};
    },
  };
}

async function managed(caller: Caller, { library }: Deps, takeId: TakeId): Promise<StoredTake> {
  const take = await library.find(takeId);
  if (!take) throw new AppError('take.not-found', { takeId });
  mustManage(personOf(caller), take);
  return take;
}

/** A secret is good for one link, and another's says nothing. */
function again(known: StoredShare, { takeId, personId }: { takeId: TakeId; personId: StoredShare['madeBy'] }): Share {
  if (known.takeId !== takeId || known.madeBy !== personId)
    throw new AppError('request.malformed', { name: 'shares.make', at: 'body.secret' });
  return shown(known);
}

function mustFit(span: Share['span'], { takeId, beganAtMs, endedAtMs }: StoredTake): void {
  if (endedAtMs === null) throw new AppError('take.not-ended', { takeId });
  if (!span) return;
  if (span.toMs > endedAtMs - beganAtMs || span.toMs - span.fromMs < LEAST_CLIP_MS)
    throw new AppError('share.span-wrong', { takeId });
}

function mustLast(untilMs: number, nowMs: number): void {
  if (untilMs <= nowMs || untilMs > nowMs + MAX_SHARE_MS) throw new AppError('share.until-wrong');
}

function shown({ secretHash: _, madeBy: __, ...share }: StoredShare): Share {
  return share;
}
