/** The day on which the accessibility statement was last true in every line. Change it with the statement; check A12 wants it younger than a year. */
export const statementOf = new Date('2026-11-24T12:00:00Z');
