// Buttons that copy what stands in their data-copy, and tell that it is done; and buttons that
// print: the page, or the part of it that their data-print names.
for (const button of document.querySelectorAll("[data-copy]")) {
  const status = button.closest(".share").querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { copy, done } = button.dataset;
    try {
      await navigator.clipboard.writeText(copy);
      status.textContent = done;
    } catch {
      status.textContent = `${status.dataset.failed} ${copy}`;
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.dataset.printing = button.dataset.print; // see print.css
    print();
  });
}
addEventListener("afterprint", () => delete document.documentElement.dataset.printing);
