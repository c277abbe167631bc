import type { Translation } from '../texts.ts';
import type { zhCN } from '../zh-CN/index.ts';
import { account } from './account.ts';
import { admin } from './admin.ts';
import { analysis } from './analysis.ts';
import { catchup } from './catchup.ts';
import { charts } from './charts.ts';
import { coding } from './coding.ts';
import { common } from './common.ts';
import { console } from './console.ts';
import { courseware } from './courseware.ts';
import { display } from './display.ts';
import { drill } from './drill.ts';
import { errors } from './errors.ts';
import { exports } from './exports.ts';
import { hands } from './hands.ts';
import { ink } from './ink.ts';
import { library } from './library.ts';
import { marks } from './marks.ts';
import { observing } from './observing.ts';
import { pairing } from './pairing.ts';
import { phone } from './phone.ts';
import { polls } from './polls.ts';
import { pupils } from './pupils.ts';
import { reconcile } from './reconcile.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { restarting } from './restarting.ts';
import { rubrics } from './rubrics.ts';
import { schemes } from './schemes.ts';
import { scores } from './scores.ts';
import { search } from './search.ts';
import { share } from './share.ts';
import { sideBySide } from './sideBySide.ts';
import { signIn } from './sign-in.ts';
import { studies } from './studies.ts';
import { studyWork } from './studyWork.ts';
import { today } from './today.ts';
import { tools } from './tools.ts';
import { uplink } from './uplink.ts';

/** All English texts by area. */
export const en: { readonly [Area in keyof typeof zhCN]: Translation<(typeof zhCN)[Area]> } = {
  common,
  errors,
  'sign-in': signIn,
  account,
  today,
  pairing,
  admin,
  console,
  hands,
  courseware,
  display,
  polls,
  tools,
  catchup,
  ink,
  phone,
  pupils,
  library,
  replay,
  restarting,
  search,
  report,
  share,
  marks,
  observing,
  analysis,
  charts,
  studies,
  rubrics,
  scores,
  coding,
  schemes,
  reconcile,
  'study-work': studyWork,
  'side-by-side': sideBySide,
  exports,
  drill,
  uplink,
};
