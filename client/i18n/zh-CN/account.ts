/** One's own account: password and sign-ins. */
export const account = {
  title: '我的账号',
  'nothing-yet': '您的账号还没有可以打开的页面。需要上课、排课或听课，请联系学校管理员。',
  'password.title': '修改密码',
  'password.current': '现在的密码',
  'password.submit': '修改密码',
  'password.done': '密码已修改，其他设备上的登录已全部退出。',
  'sessions.title': '登录的设备',
  'sessions.hint': '不认识的，或者已经不用的，请退出它。',
  'sessions.this': '这台设备',
  'sessions.used': '上次使用：{{when}}',
  'sessions.started': '登录于 {{when}}',
  'sessions.end': '退出',
  'sessions.end-of': '退出 {{device}}',
  'sessions.ended': '已退出那台设备。',
  'device.unknown': '未知设备',
} as const;
