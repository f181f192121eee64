// Buttons that copy what stands in their data-copy, and tell that it is done.
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
