"""The data files of the stage of stories."""
