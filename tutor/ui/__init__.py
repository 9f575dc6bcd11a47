"""The Streamlit pages. They draw; everything they show comes from `tutor`."""
