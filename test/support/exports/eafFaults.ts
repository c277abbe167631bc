import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { memoryPages, validateXML } from 'xmllint-wasm';

const SCHEMA = fileURLToPath(new URL('../../fixtures/eaf/eaf30.xsd', import.meta.url));

/** What libxml2 says against a text as a document of ELAN; nothing, if it is one. */
export async function eafFaults(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'lesson.eaf', contents: xml }],
    schema: [await readFile(SCHEMA, 'utf8')],
    initialMemoryPages: 64 * memoryPages.MiB,
    maxMemoryPages: memoryPages.GiB,
  });
  return errors.map(({ message }) => message);
}
