const ENDING =
  /(?:sson|sen|strom|qvist|kvist|quist|berg|bergh|gren|lund|dahl|stedt|stroem|blom|lof|hag|lind|lindh|blad|ovic|evic|avic|ic|ski|sky|oglu|zadeh|pour|yan|ian|escu|idis|opoulos|nejad|dottir|crantz|rot|hjelm|hielm|skold|stjerna|ander|elius|enius|horn|fors|malm|back|bäck|bom|holm|ek|vall|wall|ling|man|mark|son)$/;

/** Whether a folded word ends as Swedish and common foreign surnames do. Says nothing alone: a "-berg" may be a place. */
export function isSurnameLike(folded: string): boolean {
  return (
    folded.length >= 5 && /(?:sson|strom|qvist|kvist|quist|oglu|ovic|evic|avic|zadeh|dottir|escu|sk[iy])$/.test(folded)
  );
}

/** The same with endings that common words and places have too; for a word that stands next to a possible given name. */
export function maybeSurname(folded: string): boolean {
  return folded.length >= 4 && ENDING.test(folded);
}
