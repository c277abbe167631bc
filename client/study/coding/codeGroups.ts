import type { SchemeCode } from '../../../shared/study/scheme.ts';

/** The codes of a scheme by their groups, in the order in which each group comes first. */
export function codeGroups(codes: readonly SchemeCode[]) {
  const groups: { readonly group: SchemeCode['group']; readonly members: SchemeCode[] }[] = [];
  for (const code of codes) {
    const group = groups.find((each) => each.group?.['zh-CN'] === code.group?.['zh-CN']);
    if (group) group.members.push(code);
    else groups.push({ group: code.group, members: [code] });
  }
  return groups;
}
