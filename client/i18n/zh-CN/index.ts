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

/** All Chinese texts by area. They decide which keys there are. */
export const zhCN = {
  common,
  errors,
  'sign-in': signIn,
  account,
  today,
  pairing,
  admin,
  console,
  polls,
  tools,
  hands,
  courseware,
  ink,
  display,
  phone,
  pupils,
} as const;
