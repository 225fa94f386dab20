/**
 * Reads things one after another, each while the one before is worked on.
 * @param read is told of each item in order; what it throws is thrown to whoever takes that item
 */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  let ahead: readonly [Item, Promise<Result>] | null = null;
  for (const item of items) {
    const reading = read(item);
    // Nobody may be there any more to take it.
    reading.catch(() => undefined);
    if (ahead) yield [ahead[0], await ahead[1]];
    ahead = [item, reading];
  }
  if (ahead) yield [ahead[0], await ahead[1]];
}
