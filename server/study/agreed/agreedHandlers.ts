import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { agreedOf } from '../../../shared/study/agreed.ts';
import { type CodedSequence, sequenceOf } from '../../../shared/study/compare.ts';
import { unitsIn } from '../../../shared/study/scheme.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import { mustFit } from '../sheets/mustFit.ts';
import type { StudyDeps, StudyDesk } from '../studies/StudyDesk.ts';
import { isOpened, mustGoOn } from '../studies/studyRights.ts';
import type { AgreedPlace, AgreedStore } from './ports.ts';

type Handlers = Pick<EndpointHandlers<Caller>, Extract<keyof EndpointHandlers<Caller>, `agreed.${string}`>>;

type Deps = Pick<StudyDeps, 'sheets' | 'clock' | 'changes'> & {
  readonly agreed: AgreedStore;
  readonly desk: Pick<StudyDesk, 'of'>;
};

/** What raters and leads decide together once their blind round is over. */
export function agreedHandlers(deps: Deps): Handlers {
  const { agreed, clock, changes } = deps;
  return {
    'agreed.read': async (by, { params }) => {
      const { study, self, scheme } = await opened(deps, personOf(by), params);
      const decisions = await agreed.of(params);
      const coders = await codersOf(deps, params, unitsIn(study.lengthMs, scheme.intervalS));
      return {
        decisions,
        open: agreedOf(coders, decisions, scheme).filter(({ state }) => state === 'open').length,
        mayDecide: self.role !== 'observer' && study.archivedAtMs === null,
      };
    },
    'agreed.decide': (by, { params, body: { units } }) =>
      // Beside the archive, so that nothing is decided in a study that is only read.
      changes.run(params.studyId, async () => {
        const { personId, name } = personOf(by);
        const { study, self, scheme } = await opened(deps, personOf(by), params);
        if (self.role === 'observer') throw new AppError('study.not-rater', { studyId: params.studyId });
        mustGoOn(study);
        for (const unit of units) mustFit(unit, scheme, unitsIn(study.lengthMs, scheme.intervalS));
        const said = { byPersonId: personId, byName: name, atMs: clock.nowMs() };
        return {
          decisions: await agreed.write(
            params,
            units.map((unit) => ({ ...unit, ...said })),
          ),
        };
      }),
  };
}

/** A scheme whose blind round is over, in a study that the asker is in. */
async function opened({ sheets, desk }: Deps, person: PersonIdentity, { studyId, scheme: key }: AgreedPlace) {
  const { study, self } = await desk.of(person, studyId);
  const scheme = study.schemes.find((each) => each.key === key);
  if (!scheme) throw new AppError('study.no-scheme', { key });
  if (!isOpened(study, await sheets.ofStudy(studyId), key)) throw new AppError('sheet.blind', { studyId });
  return { study, self, scheme };
}

/** What each submitted sheet says, interval by interval. */
async function codersOf({ sheets }: Deps, { studyId, scheme }: AgreedPlace, count: number): Promise<CodedSequence[]> {
  const submitted = (await sheets.ofStudy(studyId)).filter(
    (sheet) => sheet.scheme === scheme && sheet.submittedAtMs !== null,
  );
  return Promise.all(submitted.map(async ({ sheetId }) => sequenceOf(await sheets.unitsOf(sheetId), count)));
}
