/**
 * The lowest level whose complete subtrees' hashes are kept: 2^8 leaves. A proof needs no more than a
 * few blocks of that many leaves besides.
 */
export const keptLevel = 8;
