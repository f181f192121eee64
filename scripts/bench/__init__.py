"""Parts of `bench_search.py`: documents, engines, a server, a browser and a report."""
