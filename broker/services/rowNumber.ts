/** Largest number a row can have; asking the database for a larger one is an error there. */
export const maxRowNumber = 2_147_483_647;

/** Whether a row can have that number at all. */
export function isRowNumber(id: number): boolean {
  return id <= maxRowNumber;
}
