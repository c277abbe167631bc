const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const firstIn = (table: typeof BROWSERS, text: string): string | undefined =>
  table.find(([sign]) => sign.test(text))?.[1];

/** A short name for what a browser calls itself, e.g. `Chrome · Windows`; `undefined` when nothing is recognised. */
export function deviceName(userAgent: string): string | undefined {
  const known = [firstIn(BROWSERS, userAgent), firstIn(SYSTEMS, userAgent)].filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(' · ');
}
