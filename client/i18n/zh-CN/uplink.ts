/** A way up that carries less than everything: what that means, and what to do. */
export const uplink = {
  'own.less': '网络上行变慢，已先降低画面，声音不受影响',
  'own.sound-only': '网络上行太慢，先停了您的画面，声音照常',
  'own.help': '关掉其他上传或下载；能插网线就插网线。',
  'room.less': '上传慢',
  'room.sound-only': '只有声音',
  'room.less.means': '对方上传慢，画面变小，声音照常',
  'room.sound-only.means': '对方上传太慢，先停画面，声音照常',
  'sent.less': '上传慢，画面变小',
  'sent.sound-only': '上传太慢，只传了声音',
} as const;
