/** How far somebody was behind, in seconds with tenths. Less than a tenth is still a tenth: they were not first. */
export function secondsBehind(behindMs: number): string {
  return Math.max(0.1, behindMs / 1_000).toFixed(1);
}
