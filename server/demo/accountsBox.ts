import type { DemoAccount } from './seedDemo.ts';

const ROLES: Readonly<Record<string, string>> = {
  'district-administrator': '区县管理员 district administrator',
  'school-administrator': '学校管理员 school administrator',
  teacher: '教师 teacher',
  researcher: '教研员 researcher',
  observer: '观摩 observer',
};

const RULE = '─'.repeat(78);

/** What is shown once, on the terminal, after the demonstration was made: the only time that its passwords are seen. */
export function accountsBox(accounts: readonly DemoAccount[], url: string): string {
  const lines = accounts.map(({ signInName, password, name, school, roles }) => {
    const what = roles.map((role) => ROLES[role] ?? role).join(', ');
    return `  ${signInName.padEnd(14)} ${password}   ${name}${school === null ? '' : `（${school}）`} ${what}`;
  });
  return [
    '',
    RULE,
    `  同堂 Tongtang  ${url}`,
    '',
    '  演示账号，密码只显示这一次 · Demonstration accounts; the passwords are shown only this once',
    '',
    ...lines,
    '',
    '  忘记密码 · Forgotten:  npm run password -- NAME',
    RULE,
    '',
    '',
  ].join('\n');
}
