import { expect, it } from 'vitest';
import { splitName } from '../../../../client/kit/splitName.ts';

it('keeps the end of a long name, which tells schools of one county apart', () => {
  const { head, tail } = splitName('内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学');
  expect(tail).toBe('第一中心小学');
  expect(head + tail).toBe('内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学');
});

it('leaves a short name whole', () => {
  expect(splitName('双湾小学')).toEqual({ head: '双湾小学', tail: '' });
});
