// Light or dark: the reader's system decides, until the reader does. Loaded before the first paint.
const root = document.documentElement;
const key = "eksempelsamlingen.farger";

function stored() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the choice lasts as long as the page
  }
}

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

const chosen = stored();
if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector(".theme-button");
  const tell = () => {
    button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
    try {
      localStorage.setItem(key, root.dataset.theme);
    } catch {
      // see stored()
    }
  });
});
