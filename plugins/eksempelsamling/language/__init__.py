"""Norwegian: from running text to the terms that search, relations and near-duplicates share."""
