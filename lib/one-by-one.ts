import { reportFailure } from './report.ts'

/**
 * Does something for each of several rows, one after the other; one that fails is reported and stands in no other's way.
 * @param act whether something was done
 * @param nameOf what the report calls one: `the scheduled article 7`
 * @returns for how many something was done, and how many failed
 */
export async function oneByOne<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<boolean>,
  nameOf: (item: Item) => string,
): Promise<{ done: number; failed: number }> {
  let [done, failed] = [0, 0]
  for (const item of items)
    try {
      if (await act(item)) done += 1
    } catch (error) {
      failed += 1
      reportFailure(error, `${nameOf(item)} failed`)
    }
  return { done, failed }
}
