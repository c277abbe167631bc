import { expect, it } from 'vitest';
import { bytesText } from '../../../../client/admin/settings/bytesText.ts';

it.each([
  [0, '0 MB'],
  [4_000, '< 0.1 MB'],
  [300_000, '0.3 MB'],
  [12_000_000, '12 MB'],
  [999_999_999, '1000 MB'],
  [1_500_000_000, '1.5 GB'],
  [4_200_000_000_000, '4.2 TB'],
  [1e16, '10000 TB'],
])('says %d bytes as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
