import { randomInt } from 'node:crypto';

/** Two-character things that every teacher reads out the same way. */
const WORDS: readonly string[] = `
  苹果 香蕉 西瓜 葡萄 草莓 樱桃 石榴 核桃 白菜 萝卜 南瓜 玉米 水稻 小麦 棉花 大豆
  月亮 太阳 星星 白云 彩虹 雪花 雨伞 山峰 河流 大海 沙滩 森林 草原 荷花 梅花 竹子
  松树 柳树 熊猫 老虎 大象 骆驼 白马 山羊 兔子 松鼠 喜鹊 燕子 天鹅 海豚 金鱼 蜻蜓
  蝴蝶 蜜蜂 钢琴 二胡 笛子 大鼓 铅笔 书包 黑板 尺子 地图 灯塔 帆船 火车 飞机 风筝
`
  .trim()
  .split(/\s+/);

/** Two different words that tell one waiting screen from another. */
export function pickWords(): [string, string] {
  const first = randomInt(WORDS.length);
  const second = (first + 1 + randomInt(WORDS.length - 1)) % WORDS.length;
  return [WORDS[first] ?? '', WORDS[second] ?? ''];
}
