const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** One certain person (folded). */
export const pronouns = words('han hon hen honom henne hennes hans hens henom he she him hers his her');

/** Words for one certain person: private ones, never a function of the agreement. */
export const definitePersons = words(`
killen killens kille'n tjejen tjejens pojken pojkens flickan flickans grabben grabbens snubben snubbens mannen mannens kvinnan kvinnans
sonen sonens dottern dotterns brodern broderns brorsan systern systerns syrran mamman mammans pappan pappans modern moderns
fadern faderns morsan farsan mormodern farfadern kusinen kompisen flickvannen pojkvannen sambon maken hustrun lillebror
lillebrorsan storebror storebrorsan storasyster lillasyster lillebrodern storebrodern grannen hyresgasten klienten brukaren patienten
avhopparen tonaringen gangledaren ligaledaren gangmedlemmen missbrukaren aldringen pensionaren damen herren tanten gubben
ungen bebisen tvillingen malsaganden brottsoffret garningsmannen offret gosse gossen lillkillen polaren huvudpersonen
mamma pappa bror syster son dotter kusin sambo klasskompis klasskamrat
klasskompisen klasskamraten klasskompisens girl boy guy mother father brother sister vittnet imamen fadern
`);

/** Words for one person that rules and routines use in general too ("när eleven …"). */
export const generalPersons = words(`
eleven elevens ungdomen ungdomens barnet barnets personen personens individen individens deltagaren medlemmen agaren
innehavaren ledaren foraldern foralderns vardnadshavaren studenten kunden bokaren familjen familjens syskonet lararen lararens pupil student
vederborande den-unge
`);

/** One person after "en", "den", "ung", "ena" … */
export const indefinitePersons = words(`
kille tjej pojke flicka grabb snubbe man kvinna elev ungdom person individ foralder mamma pappa granne medlem deltagare
student tonaring barn unge bror syster familj hyresgast klient brukare patient avhoppare invanare boende misstankt
gymnasieelev hogstadieelev mellanstadieelev skolelev yngling tonarskille tonarstjej
`);

export const determiners = words(
  'en ett den det ena andra andre ung unge unga aldre yngre viss samme samma enda ende denne denna one a an the young our var vart',
);
