/**
 * Colours of the style sheet's tokens, in a form that a canvas takes.
 *
 * @typedef {object} Palette
 * @property {(token: string, alpha?: number) => string} colour of a token such as `accent`, as `rgba(…)`
 */

const pixel = document.createElement('canvas');
pixel.width = 1;
pixel.height = 1;
const ink = pixel.getContext('2d', {willReadFrequently: true});

/** Any CSS colour as `[red, green, blue]`: a pixel is painted and read, for tokens may be written in any way. */
function channels(css) {
  ink.fillStyle = '#888';
  ink.fillStyle = css;
  ink.fillRect(0, 0, 1, 1);
  return ink.getImageData(0, 0, 1, 1).data;
}

/** @returns {Palette} of the theme as it is now */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const known = new Map();
  return {
    colour(token, alpha = 1) {
      if (!known.has(token)) {
        known.set(token, channels(style.getPropertyValue(`--${token}`).trim()));
      }
      const [red, green, blue] = known.get(token);
      return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
    },
  };
}
