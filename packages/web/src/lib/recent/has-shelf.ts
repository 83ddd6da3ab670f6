/** Name of the database in which wikis are kept. */
export const SHELF_NAME = 'orionwiki';

/** Whether wikis were ever kept in this browser; costs nothing, unlike opening the database to see. */
export async function hasShelf(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === SHELF_NAME);
  } catch {
    return false;
  }
}
