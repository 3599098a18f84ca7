const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the daily comparison of what should have been sent with what was tells the coordinators. */
export const selfCheck = {
  heading: 'Allt som skulle ha skickats har inte gått som det ska.',
  missing: (count: number) =>
    `${counted(count, 'påminnelse', 'påminnelser')} skulle ha kommit sedan förra kontrollen, men finns varken som skickad eller missad.`,
  unsent: (count: number) =>
    `${counted(count, 'meddelande', 'meddelanden')} har väntat i mer än en timme på att skickas.`,
  doubtful: (count: number) =>
    `${counted(count, 'meddelande', 'meddelanden')} gick inte fram, eller kan ha kommit två gånger.`,
  todo: 'Skriv ”påminnelser” för att se vad det gäller, och säg själv till dem som skulle ha fått något.',
  operator: 'Be den som sköter driften att köra ”samverkan doctor”.',
};
