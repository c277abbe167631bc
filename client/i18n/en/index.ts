import type { Translation } from '../texts.ts';
import type { zhCN } from '../zh-CN/index.ts';
import { account } from './account.ts';
import { admin } from './admin.ts';
import { common } from './common.ts';
import { console } from './console.ts';
import { courseware } from './courseware.ts';
import { display } from './display.ts';
import { errors } from './errors.ts';
import { hands } from './hands.ts';
import { ink } from './ink.ts';
import { pairing } from './pairing.ts';
import { phone } from './phone.ts';
import { polls } from './polls.ts';
import { pupils } from './pupils.ts';
import { signIn } from './sign-in.ts';
import { today } from './today.ts';
import { tools } from './tools.ts';

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
  ink,
  phone,
  pupils,
};
