import type { PrivacyQuestion, RefusalRule } from '../../domain/privacy.ts';
import type { privacy as swedish } from '../sv/privacy.ts';

const because: Readonly<Record<RefusalRule, string>> = {
  'identity-number': 'The text seems to hold a personal identity number. Remove it.',
  'phone-number': 'The text seems to hold a phone number. Write the function instead, for example “the youth workers”.',
  'private-email': 'The text seems to hold a person’s e-mail address. Write the function instead.',
  'home-address': 'The text seems to hold a home address. Write the area instead, for example “near the station”.',
  'registration-plate': 'The text seems to hold a vehicle’s registration number. Remove it.',
  'crime-report': 'The text seems to hold the number of a crime report. That does not belong here.',
  'sensitive-person': 'The text seems to say something sensitive about a person. Write what you do, not about whom.',
  'singled-out': 'The text seems to single out a person. Write about the place or the work instead.',
  'police-operation':
    'The text seems to be about a police operation that is planned or under way. That may never be written here.',
  health: 'The text seems to be about a person’s health. Write what you do, not about whom.',
};

const asks: Readonly<Record<PrivacyQuestion['kind'], string>> = {
  'possible-name':
    'Is that a person’s name? Write the function instead, for example “the municipal liaison officer”. Nothing is saved yet.',
  'small-group':
    'Numbers this small can single people out. Write “a few” or leave the number out. Nothing is saved yet.',
};

export const privacy: typeof swedish = {
  refused: (rules) => `${rules.map((rule) => because[rule]).join(' ')} Nothing is saved.`,
  stillInChat: 'The text is not saved here, but your message is still in the chat. Remove it now.',
  visibleInChat: 'Your message can be seen in the chat. Remove it if it singles anyone out.',
  question: (kind) => asks[kind],
  saveAnyway: (kinds) =>
    kinds.includes('possible-name') ? 'Not a person’s name, save' : 'Nobody is singled out, save',
  rewrite: 'I will rewrite it',
  tips: { 'name-the-area': 'Tip: write the area instead of the address.' },
};
