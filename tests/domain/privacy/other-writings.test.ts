import { describe, expect, test } from 'vitest';
import { checkPrivacy } from '../../../src/domain/privacy.ts';

/** Found by `npm run guard`: numbers as people also write them, with a check digit that is right or mistyped. */
describe('is refused too', () => {
  test.each([
    ['identity-number', '1985-07-09 9806'],
    ['identity-number', 'Se 1957-09-11/9635.'],
    ['identity-number', '2014-04-25 - 5892'],
    ['identity-number', '87.07.16 3147'],
    ['identity-number', '1943.04.26-6664'],
    ['identity-number', '720310--3208'],
    ['identity-number', '530320_2386'],
    ['identity-number', '850421-\r\n0605'],
    ['identity-number', '420780\n1050'],
    ['identity-number', '570572\n-1124'],
    ['identity-number', '090601-NNNN'],
    ['identity-number', '19270721-0808'],
    ['identity-number', '280188-0809'],
    ['identity-number', '19300966 1520'],
    ['phone-number', 'tel0846500439'],
    ['phone-number', 'nr0313900640'],
    ['private-email', 'noor_fiktivsson at mail.example.com'],
    ['private-email', 'k_testlund at privat punkt example.se'],
    ['private-email', 'kpahittstrom at example . com'],
    ['private-email', 'elif-testlund @EXAMPLE.COM'],
    ['private-email', 'kim.exempelsson\n@example.net'],
    ['registration-plate', 'bilen ZPY\n462'],
    ['registration-plate', 'regnr FNL - 042'],
    ['registration-plate', 'en röd volvo Z U G 8 2 D'],
    ['crime-report', '9000-K7114-\n24'],
  ])('%s: %j', (rule, text) => {
    expect(checkPrivacy(`Mötet handlade om ${text} och annat`)).toMatchObject({
      verdict: 'refuse',
      rules: expect.arrayContaining([rule]),
    });
  });
});

describe('only looks like it and passes', () => {
  test.each([
    'Vi går efter 2020-06-08 – 2022-06-09 från och med nu.',
    'Klart enligt 2021-01-09 - 2027-05-20.',
    'Se A350.617/2026.',
    'Nytt läge: 82 038–110 032 kr',
    'Gruppen enades om 54 024–213 035 kr i dag.',
    'Möte 2021-11-30 1500',
    'Pågår 211130-1205',
    'Pass 211130\n1200 besök',
    'IMG_20211130_1312.jpg',
    'Beslut i KSO - 120 platser',
    'Vi ses 211130 i BUN\n120 elever kom',
    'Följ oss @kommunen.se',
  ])('%j', (text) => {
    expect(checkPrivacy(text).verdict).toBe('pass');
  });
});
