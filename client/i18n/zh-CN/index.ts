import { account } from './account.ts';
import { admin } from './admin.ts';
import { common } from './common.ts';
import { console } from './console.ts';
import { display } from './display.ts';
import { errors } from './errors.ts';
import { pairing } from './pairing.ts';
import { signIn } from './sign-in.ts';
import { today } from './today.ts';

/** All Chinese texts by area. They decide which keys there are. */
export const zhCN = { common, errors, 'sign-in': signIn, account, today, pairing, admin, console, display } as const;
