'use strict';

// Cards as Teams draws them: its type scale, its spacing, its colours in both themes.
const DigestBotLook = (() => {
  const themes = {
    light: {
      page: '#f0f0f0', surface: '#ffffff', text: '#242424', quiet: '#616161', accent: '#5b5fc7', mine: '#e8ebfa', line: '#d1d1d1',
      hover: '#f5f5f5', emphasis: '#f5f5f5', good: '#237b4b', warning: '#8a5100', attention: '#c4314b',
    },
    dark: {
      page: '#141414', surface: '#292929', text: '#ffffff', quiet: '#adadad', accent: '#9ea2ff', mine: '#2f2f4a', line: '#5c5c5c',
      hover: '#3d3d3d', emphasis: '#1f1f1f', good: '#92c353', warning: '#f8d22a', attention: '#f9526b',
    },
  };
  const font = '"Segoe UI", system-ui, "Open Sans", sans-serif';

  const colour = (theme, name) => ({ default: theme[name], subtle: name === 'text' ? theme.quiet : theme[name] });

  function container(theme, background) {
    const text = colour(theme, 'text');
    return {
      backgroundColor: background,
      foregroundColors: {
        default: text, dark: text, light: colour(theme, 'quiet'), accent: colour(theme, 'accent'),
        good: colour(theme, 'good'), warning: colour(theme, 'warning'), attention: colour(theme, 'attention'),
      },
    };
  }

  const hostConfig = theme => ({
    supportsInteractivity: true,
    fontFamily: font,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: theme.line },
    actions: {
      maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 12,
    },
    containerStyles: {
      default: container(theme, theme.surface), emphasis: container(theme, theme.emphasis), accent: container(theme, theme.mine),
      good: container(theme, theme.emphasis), warning: container(theme, theme.emphasis), attention: container(theme, theme.emphasis),
    },
  });

  const styleOptions = theme => ({
    accent: theme.accent, backgroundColor: theme.page, subtle: theme.quiet, primaryFont: font, timestampColor: theme.quiet,
    bubbleBackground: theme.surface, bubbleTextColor: theme.text, bubbleBorderColor: theme.line, bubbleBorderRadius: 8,
    bubbleFromUserBackground: theme.mine, bubbleFromUserTextColor: theme.text, bubbleFromUserBorderColor: theme.mine,
    bubbleFromUserBorderRadius: 8, bubbleMinWidth: 0, bubbleMaxWidth: 640,
    sendBoxBackground: theme.surface, sendBoxTextColor: theme.text, sendBoxPlaceholderColor: theme.quiet,
    sendBoxButtonColor: theme.accent, sendBoxButtonColorOnHover: theme.text, sendBoxButtonColorOnFocus: theme.accent,
    sendBoxButtonShadeColorOnHover: theme.hover, sendBoxButtonShadeColorOnFocus: theme.surface,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: theme.accent, sendBoxBorderTop: `1px solid ${theme.line}`,
    transcriptVisualKeyboardIndicatorColor: theme.accent, transcriptActivityVisualKeyboardIndicatorColor: theme.quiet,
    transcriptOverlayButtonBackground: theme.accent, transcriptOverlayButtonColor: theme.surface,
    transcriptOverlayButtonBackgroundOnHover: theme.text, transcriptOverlayButtonColorOnHover: theme.surface,
    toastErrorBackgroundColor: theme.surface, toastErrorColor: theme.attention,
    hideUploadButton: true, hideTelephoneKeypadButton: true, suggestedActionLayout: 'flow', groupTimestamp: 60000,
  });

  return isDark => {
    const theme = isDark ? themes.dark : themes.light;
    return { styleOptions: styleOptions(theme), adaptiveCardsHostConfig: hostConfig(theme) };
  };
})();
