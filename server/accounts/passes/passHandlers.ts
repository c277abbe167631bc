import type { EndpointHandlers, Pass } from '../../../shared/api/index.ts';
import type { Caller } from '../Caller.ts';
import type { StoredPass } from '../ports.ts';
import type { Passes } from './Passes.ts';

/** What a phone does with its pass before it has a line. */
export function passHandlers({
  passes,
}: {
  passes: Passes;
}): Pick<EndpointHandlers<Caller>, 'passes.redeem' | 'passes.read'> {
  return {
    'passes.redeem': async ({ passToken, keepPass }, { body }) => {
      const { token, pass } = await passes.redeem(body.code, passToken);
      if (token !== null) keepPass(token);
      return { pass: passOf(pass) };
    },
    'passes.read': async ({ passToken }) => ({ pass: passOf(await passes.identify(passToken)) }),
  };
}

function passOf({ passId, lessonId, lessonTitle, classroomId, schoolName, classroomName }: StoredPass): Pass {
  return { passId, lessonId, lessonTitle, classroomId, schoolName, classroomName };
}
