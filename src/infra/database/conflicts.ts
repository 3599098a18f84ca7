export const uniqueViolation = '23505';

/**
 * Somebody else was quicker: a row that had moved on (commit-measure.ts divides by how many it moved), two that made the
 * same new row, a serialization failure, a deadlock. Nothing is kept, and the command decides again from what is true now.
 */
export const conflicts: readonly string[] = ['22012', uniqueViolation, '40001', '40P01'];
