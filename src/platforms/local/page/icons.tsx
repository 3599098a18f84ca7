/** Drawn here: the page fetches nothing from elsewhere. All are decoration, hidden from screen readers. */
const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.7,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

function Icon({ path, size = 20 }: { readonly path: string; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false" {...stroke}>
      <path d={path} />
    </svg>
  );
}

export const MenuIcon = () => <Icon path="M4 7h16M4 12h16M4 17h16" />;
export const CloseIcon = ({ size = 20 }: { readonly size?: number }) => (
  <Icon size={size} path="M6 6l12 12M18 6L6 18" />
);
export const SendIcon = () => <Icon path="M5 12h13M12 5l7 7-7 7" />;
export const AttachIcon = () => (
  <Icon path="M20 11.5l-8.2 8.2a5 5 0 01-7.1-7.1l8.6-8.6a3.3 3.3 0 014.7 4.7l-8.5 8.5a1.7 1.7 0 01-2.4-2.4l7.6-7.6" />
);
export const FileIcon = ({ size = 18 }: { readonly size?: number }) => (
  <Icon size={size} path="M14 3H7a2 2 0 00-2 2v14a2 2 0 002 2h10a2 2 0 002-2V8zM14 3v5h5" />
);
export const EyeIcon = ({ size = 14 }: { readonly size?: number }) => (
  <Icon
    size={size}
    path="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 100-5.6 2.8 2.8 0 000 5.6z"
  />
);
export const ClockIcon = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size} path="M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3.2 2" />
);
export const TimelineIcon = ({ size = 16 }: { readonly size?: number }) => (
  <Icon size={size} path="M3 12h18M7 12v-4M12 12v5M17 12v-4" />
);
export const ChevronIcon = () => <Icon size={16} path="M7 10l5 5 5-5" />;
export const CheckIcon = () => <Icon size={16} path="M5 12.5l4.5 4.5L19 7.5" />;
export const GroupIcon = () => <Icon size={17} path="M9.5 4L7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16" />;
export const PersonIcon = () => <Icon size={17} path="M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5a7.5 7.5 0 0115 0" />;
export const DownIcon = () => <Icon size={16} path="M12 5v14M6 13l6 6 6-6" />;

/** Two rings that overlap: two parties, one measure. */
export function Mark({ size = 36 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="32" height="32" />
      <g fill="none" strokeWidth="2.6">
        <circle cx="12.5" cy="16" r="6.5" stroke="#fff" />
        <circle cx="19.5" cy="16" r="6.5" stroke="#bfe3dc" />
      </g>
    </svg>
  );
}
