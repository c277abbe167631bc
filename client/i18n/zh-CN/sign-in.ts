/** Signing in, and setting one's own password the first time. */
export const signIn = {
  title: '登录',
  'sign-in-name': '登录名',
  password: '密码',
  submit: '登录',
  promise: '一位老师，几间教室，\n同上一节课。',
  forgotten: '忘记密码？请找学校管理员重设。',
  'first.title': '设置您自己的密码',
  'first.why': '现在的密码是管理员给的，只能用一次。请换成只有您知道的密码。',
  'first.current': '管理员给的密码',
  'first.submit': '保存并进入',
  next: '新密码',
  'next.hint': '至少 10 个字符。几个不相干的词连在一起，又好记又安全。',
  again: '再输一次新密码',
  'again.differs': '两次输入的新密码不一样。',
} as const;
