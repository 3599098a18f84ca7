/** How Teams sets an Adaptive Card: Fluent's type ramp, colours and spacing, light and dark. */
export function hostConfig(isDark: boolean) {
  const text = isDark ? { default: '#ffffff', subtle: '#adadad' } : { default: '#242424', subtle: '#616161' };
  const tone = (light: string, dark: string) => ({ default: isDark ? dark : light, subtle: isDark ? dark : light });
  const foregroundColors = {
    default: text,
    dark: text,
    light: { default: '#ffffff', subtle: '#d6d6d6' },
    accent: tone('#5b5fc7', '#a0a4f5'),
    good: tone('#0e700e', '#6fc66f'),
    warning: tone('#8a3707', '#f2b28c'),
    attention: tone('#b10e1c', '#f1959b'),
  };
  const style = (backgroundColor: string) => ({
    backgroundColor,
    borderColor: isDark ? '#4d4d4d' : '#d1d1d1',
    foregroundColors,
  });
  const plain = style('transparent');
  const emphasis = style(isDark ? '#333333' : '#f5f5f5');
  return {
    fontFamily: 'var(--font)',
    supportsInteractivity: true,
    spacing: { none: 0, small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: isDark ? '#4d4d4d' : '#e0e0e0' },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    imageSizes: { small: 40, medium: 80, large: 160 },
    containerStyles: {
      default: plain,
      emphasis,
      accent: emphasis,
      good: emphasis,
      warning: emphasis,
      attention: emphasis,
    },
    textStyles: {
      heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 200, color: 'default', isSubtle: false },
      value: { weight: 'default', wrap: true, color: 'default', isSubtle: false },
      spacing: 16,
    },
    table: { cellSpacing: 8 },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
  };
}
