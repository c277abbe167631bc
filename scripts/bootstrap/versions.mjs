/**
 * Says whether a dotted version is the minimum or newer, so that "new enough" means the same everywhere.
 *
 * Compares the numbers before any `-` or `+`; a leading `v` is allowed. A pre-release of the minimum counts as the
 * minimum itself: nothing here depends on telling them apart.
 *
 * @param {string} version
 * @param {string} minimum
 * @returns {boolean}
 */
export function isAtLeast(version, minimum) {
  const has = numbersOf(version);
  const wants = numbersOf(minimum);
  for (const [place, wanted] of wants.entries()) {
    const difference = (has[place] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * @param {string} version
 * @returns {number[]}
 */
function numbersOf(version) {
  const numbers = version.replace(/^v/, '').split(/[-+]/, 1).join('').split('.').map(Number);
  if (numbers.some(Number.isNaN)) throw new Error(`not a version: ${version}`);
  return numbers;
}
