import { z } from 'zod';
import { SchemeDraft } from '../../../shared/study/schemeDraft.ts';

const FORMAT = 'tongtang-coding-scheme';

const SchemeFile = z.object({ format: z.literal(FORMAT), edition: z.literal(1), scheme: SchemeDraft });

/** A scheme as a file that another person, or another server, can take in. */
export function writeSchemeFile(draft: SchemeDraft): { readonly name: string; readonly text: string } {
  const name = draft.label['zh-CN'].replace(/[\\/:*?"<>|]/g, ' ');
  return { name: `${name}.json`, text: `${JSON.stringify({ format: FORMAT, edition: 1, scheme: draft }, null, 2)}\n` };
}

/** What is in such a file; `null`: it is another file. */
export function readSchemeFile(text: string): SchemeDraft | null {
  try {
    return SchemeFile.parse(JSON.parse(text)).scheme;
  } catch {
    // Whatever is wrong with it, it is no file of ours.
    return null;
  }
}
