import type { Locator, Page } from 'playwright-core';

/** Opens one of the parts of 更多 on the teacher's console, by its word. */
export async function openMore(teacher: Page, part: string): Promise<Locator> {
  const panel = teacher.getByRole('dialog', { name: '更多' });
  if (!(await panel.isVisible())) await teacher.getByRole('button', { name: '更多', exact: true }).click();
  await panel.getByText(part, { exact: true }).first().click();
  return panel;
}
